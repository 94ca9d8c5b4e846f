/** jobs: heavy work on a few worker threads, with deadlines and a bounded line. Knows nothing of what is worked on. */
export { JobPool } from './job-pool.ts';
export { serveJobs } from './serve-jobs.ts';
