import { setPriority } from 'node:os';

// What is tried beside this is waited for in real time, and gets the processor first; time is virtual here.
setPriority(10);
