import { describe, expect, it } from 'vitest';
import { readAudit } from '../../../../build/stages/audit.mjs';

/** Form of npm 11's report. */
const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

describe('the audit of what ships', () => {
  it('passes a report without findings', () => {
    expect(readAudit(report({}))).toEqual({ findings: [] });
  });

  it('tells each package that has one', () => {
    const lodash = { name: 'lodash', severity: 'high', range: '<4.17.21', via: [], nodes: [] };
    expect(readAudit(report({ lodash }))).toEqual({ findings: ['lodash <4.17.21: high'] });
  });

  it.each([
    ['405 Method Not Allowed - POST the bulk endpoint', { message: '405 Method Not Allowed - POST the bulk endpoint' }],
    ['no answer from the registry', {}],
    ['no answer from the registry', { vulnerabilities: {} }],
    ['no answer from the registry', { auditReportVersion: 2 }],
  ])('takes no answer for no pass: %s', (unknown, answer) => {
    expect(readAudit(JSON.stringify(answer))).toEqual({ findings: [], unknown });
  });

  it.each(['', 'null', '<html>', '{"auditReportVersion":2,"vulner'])('takes %j for no pass', (text) => {
    expect(readAudit(text)).toEqual({ findings: [], unknown: 'no answer from the registry' });
  });
});
