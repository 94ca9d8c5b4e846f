/**
 * accounts: signing in, one-time links, one's own account, the accounts of others, the table of rights. What may be
 * done is asked of core/access; the server asks the same table again.
 */
export { AccountPage } from './account-page.tsx';
export { AccountsPage } from './accounts-page.tsx';
export { RightsPage } from './rights-page.tsx';
export { SignInPage, SignInReturnPage } from './sign-in-page.tsx';
export { WelcomePage } from './welcome-page.tsx';
