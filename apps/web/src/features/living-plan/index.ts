/**
 * The living plan: the plan's own chapters and clauses, each with its state on a day, what it is bound to, what is
 * missing and from whom, and what the linter found. Decides nothing: every state comes from core through the server.
 */
export { FindingsPage, findingsSearch } from './findings-page.tsx';
export { LivingPlanPage } from './living-plan-page.tsx';
