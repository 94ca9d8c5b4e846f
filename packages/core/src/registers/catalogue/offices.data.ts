/** Offices and documents that values of the registers come from; a plan package may name its own departments. */
export const MARKET = { zh: '市场监管登记', en: 'Market regulation register' };
export const STATISTICS = { zh: '统计部门', en: 'Statistics office' };
export const TAX = { zh: '税务部门', en: 'Tax office' };
export const COMMITTEE = { zh: '管委会', en: 'Management committee' };
export const COMPANY = { zh: '开发区运营公司', en: 'Zone operating company' };
export const INDUSTRY_OFFICE = { zh: '工业和信息化部门', en: 'Industry and information technology office' };
export const SCIENCE = { zh: '科技部门', en: 'Science and technology office' };
export const LAND = { zh: '自然资源和规划部门', en: 'Natural resources and planning office' };
export const HOUSING = { zh: '住房和城乡建设部门', en: 'Housing and construction office' };
export const REFORM = { zh: '发展改革部门', en: 'Development and reform office' };
export const COMMERCE = { zh: '商务和投资促进部门', en: 'Commerce and investment promotion office' };
export const ECOLOGY = { zh: '生态环境部门', en: 'Ecology and environment office' };
export const EMERGENCY = { zh: '应急管理部门', en: 'Emergency management office' };
export const PERSONNEL = { zh: '人力资源社会保障部门', en: 'Human resources office' };
export const CUSTOMS = { zh: '海关统计', en: 'Customs statistics' };
export const ENTERPRISE = { zh: '企业填报', en: 'Reported by the enterprise' };
export const UTILITIES = { zh: '供电、供水、供气单位', en: 'Power, water and gas suppliers' };
