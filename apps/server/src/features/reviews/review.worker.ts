/** Worker thread that reviews, proves, replays and reads footprints with the package it was given at its start. */
import { workerData } from 'node:worker_threads';
import { serveJobs } from '../../platform/index.ts';
import { type PackedPlan, unpackPlan } from '../plan/index.ts';
import { reviewAnswers } from './answers.ts';

serveJobs(reviewAnswers(unpackPlan(workerData as PackedPlan)));
