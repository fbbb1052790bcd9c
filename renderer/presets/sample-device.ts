/** One that nobody has; the parts are as long as real ones. */
export const sampleDevice = { id: '0123456789abcdef01234567', serial: 'PHHTAB12CD34EF5', number: 1 };
