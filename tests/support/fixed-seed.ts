import fc from 'fast-check';

// The same tries in each run and on each machine, so that a test that passed fails by a change alone; `npm run fuzz` looks further.
fc.configureGlobal({ seed: 1 });
