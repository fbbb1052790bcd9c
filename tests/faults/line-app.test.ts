import { runLineAppCases } from './line-app.ts';

runLineAppCases();
