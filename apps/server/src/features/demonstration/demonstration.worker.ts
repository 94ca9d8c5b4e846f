/** Worker thread that generates the demonstration zone of the package it was given at its start. */
import { workerData } from 'node:worker_threads';
import { serveJobs } from '../../platform/index.ts';
import { unpackPlan } from '../plan/index.ts';
import { type GeneratorStart, partJobs } from './part-source.ts';

const { plan, scale } = workerData as GeneratorStart;
serveJobs(partJobs(unpackPlan(plan), scale));
