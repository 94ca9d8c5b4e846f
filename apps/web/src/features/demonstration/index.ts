/** demonstration: tells while the zone is being filled with demonstration data, and shows it once it is there. */
export { FillingNotice } from './filling-notice.tsx';
