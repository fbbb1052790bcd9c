import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseStages } from '../../build/stages/choose-stages.mjs';
import { faultNames } from '../../electron/simulator/faults.ts';
import { handedOverExitCode, usageExitCode } from '../../electron/terminal/exit-codes.ts';
import { errorRows } from '../../shared/error-table.ts';
import { featureNames, lockableSettings, updateChannels } from '../../shared/policy.ts';
import { terminal } from '../support/run-terminal.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { version, repository, bugs, scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
} & Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>>;

const folders = ['.ci', '.github', 'build', 'electron', 'renderer', 'shared', 'tests'];
const files = [
  ...readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.posix.join(folder, String(file))),
  ),
].map((file) => file.replaceAll('\\', '/'));
const documents = files.filter((file) => file.endsWith('.md'));
const sources = files.filter((file) => /\.(ts|tsx|mjs|yml)$/.test(file) && !file.endsWith('documents.test.ts'));

/** Where in `document` a link or picture leads to nothing of ours. Pages outside are not looked at. */
function deadLinks(document: string, text = read(document)): readonly string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => (/^\w+:/.test(link) ? [] : [link]));
  return links.filter((link) => {
    const [place = '', heading] = link.split('#');
    const file = place === '' ? document : path.posix.join(path.posix.dirname(document), place);
    if (!existsSync(path.join(root, file))) return true;
    return heading !== undefined && !headings(read(file)).includes(heading);
  });
}

/** As GitHub names them in addresses. */
function headings(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is to be typed: lines of shell blocks without their remarks, continued ones as one. */
function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block
      .replaceAll('\\\n', ' ')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== ''),
  );
}
const workflows = files.filter((file) => file.startsWith('.github/workflows/'));
const commands = [
  ...documents.flatMap((document) => commandsIn(read(document))),
  ...workflows.flatMap((file) => [...read(file).matchAll(/^\s+(?:- )?run: (.+)$/gm)].map(([, run = '']) => run)),
];
const optionsIn = (text: string) => [...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name = '']) => name);

/** What `cli -- WORDS` names that its help does not. */
async function unknownToTerminal(words: string): Promise<readonly string[]> {
  const [first = '', second = ''] = words.split(' ');
  const command = [first, ...(/^(product|device)$/.test(first) && /^[a-z]/.test(second) ? [second] : [])];
  const { out } = await terminal([...command, '--help']);
  if (first.startsWith('--')) return out.includes(first) ? [] : [first];
  if (!out.startsWith(`Usage: photon-setup ${command.join(' ')} `)) return [command.join(' ')];
  return optionsIn(words).filter((option) => !new RegExp(`^ +(-\\w, )?--${option}(?![\\w-])`, 'm').test(out));
}

describe('the documents', () => {
  it('lead to files and headings that are there', () => {
    for (const document of documents) expect({ document, dead: deadLinks(document) }).toEqual({ document, dead: [] });
    // The check itself can fail.
    expect(deadLinks('README.md', '[a](none.md) ![b](build/none.png) [c](#none) [d](README.md#photon-setup)')).toEqual([
      'none.md',
      'build/none.png',
      '#none',
    ]);
  });

  it('name files of the source that are there', () => {
    const missing = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...documents.filter((file) => file.endsWith('/README.md')),
    ]
      .flatMap((document) => [...read(document).matchAll(/`([\w./-]+\.(?:ts|tsx|mjs))`/g)].map(([, name = '']) => name))
      .map((name) => name.replace(/^(\.\.?\/)+/, ''))
      .filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)));
    expect(missing).toEqual([]);
  });

  it('have commands that are scripts, stages and programs of this project', () => {
    const stages = new Set(['check', ...chooseStages([]).map(({ name }) => name)]);
    expect(commands.length).toBeGreaterThan(20);
    for (const command of commands) {
      const [, script] = /\bnpm run (?:--silent )?([\w-]+)/.exec(command) ?? [];
      if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
      const [, named] = /\bnpm test -- (.+)/.exec(command) ?? [];
      for (const stage of named?.split(' ') ?? []) expect(stages).toContain(stage);
      const [, program, options = ''] = /\bnode (\S+)(.*)/.exec(command) ?? [];
      if (program === undefined) continue;
      expect(files).toContain(program);
      expect(optionsIn(options).filter((option) => !read(program).includes(`${option}: {`))).toEqual([]);
    }
    const told = /only these stages: (.+)/.exec(read('CONTRIBUTING.md'))?.[1];
    expect(told).toBe([...stages].filter((name) => name !== 'check').join(' '));
  });

  it('name commands and options of the terminal that its help has', async () => {
    const typed = commands.flatMap((command) => /\bcli -- (.+)/.exec(command)?.[1] ?? []);
    expect(typed.length).toBeGreaterThan(10);
    for (const words of typed)
      expect({ words, unknown: await unknownToTerminal(words) }).toEqual({ words, unknown: [] });
    expect(await unknownToTerminal('claim --ssid A --frob')).toEqual(['frob']);
    expect(await unknownToTerminal('conquer --ssid A')).toEqual(['conquer']);
  });

  it('explain options of claim that its help has', async () => {
    const [, table = ''] = /\| Option \| For \|\n(.*?)\n\n/s.exec(read('electron/terminal/README.md')) ?? [];
    const options = optionsIn(table);
    expect(options.length).toBeGreaterThan(8);
    expect(await unknownToTerminal(`claim ${options.map((option) => `--${option}`).join(' ')}`)).toEqual([]);
  });

  it('give exit codes and errors of the terminal that are so', () => {
    const text = read('electron/terminal/README.md');
    const codes = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual([0, usageExitCode, handedOverExitCode]);
    for (const [, code = ''] of text.matchAll(/"code":"([^"]+)"/g)) expect(Object.keys(errorRows)).toContain(code);
  });

  it('name switches of the app, options and faults of the simulator that there are', () => {
    const code = sources
      .filter((file) => file.startsWith('electron/'))
      .map(read)
      .join('\n');
    const typed = (program: RegExp) => commands.flatMap((command) => program.exec(command)?.[1] ?? []).join(' ');
    const ofSimulator = typed(/\bsimulator -- (.+)/);
    const prose = read('electron/simulator/README.md').replace(/^```.*?^```/gms, '');
    const switches = optionsIn(typed(/\bnpm start -- (.+)/)).map((name) => `'${name}'`);
    const options = optionsIn(`${ofSimulator} ${prose}`).map((name) => `'--${name}`);
    expect(switches.length).toBeGreaterThan(3);
    expect(options.length).toBeGreaterThan(6);
    expect([...switches, ...options].filter((text) => text !== "'--help" && !code.includes(text))).toEqual([]);
    const faults = [...ofSimulator.matchAll(/--fault (\S+)/g)].map(([, name]) => name);
    expect(faults.length).toBeGreaterThan(0);
    expect(faultNames).toEqual(expect.arrayContaining(faults));
  });

  it('name variables of the environment that something reads', () => {
    const code = sources.map(read).join('\n');
    const named = documents.flatMap((document) => read(document).match(/PHOTON_SETUP_[A-Z_]+/g) ?? []);
    expect([...new Set(named)].filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  it('tell an administrator all that a policy may hold', () => {
    const [, section = ''] = /\n## For administrators\n(.*?)(?=\n## |$)/s.exec(read('build/package/README.md')) ?? [];
    const rows = [...section.matchAll(/^\| (`.+?) \| (.+?) \|$/gm)];
    const words = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
    expect(rows.flatMap(([, names]) => words(names)).sort()).toEqual([...lockableSettings, 'doors'].sort());
    const valuesOf = (name: string) => words(rows.find(([, names]) => words(names).includes(name))?.[2]);
    expect(valuesOf('doors')).toEqual(featureNames);
    expect(valuesOf('updateChannel')).toEqual(updateChannels);
  });

  it('take actions of others by their commit, and propose newer packages that are used', () => {
    const actions = workflows.flatMap((file) =>
      [...read(file).matchAll(/uses: (.+)/g)].map(([, action = '']) => action),
    );
    expect(actions.length).toBeGreaterThan(5);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/.test(action))).toEqual([]);
    const held = [...read('.github/dependabot.yml').matchAll(/dependency-name: "?([^",]+)/g)].map(([, name]) => name);
    expect(held.length).toBeGreaterThan(0);
    expect(Object.keys({ ...dependencies, ...devDependencies })).toEqual(expect.arrayContaining(held));
  });

  it('are of one repository, where problems are told as well', () => {
    expect(repository.url).toMatch(/^https:.+\.git$/);
    expect(bugs.url).toBe(repository.url.replace(/\.git$/, '/issues'));
  });

  it('tell what is new in this version', () => {
    expect(read('CHANGELOG.md')).toContain(`\n## [${version}] - `);
  });

  it('say of every library what it is for', () => {
    const [, table = ''] = /\n## Libraries\n(.*)/s.exec(read('CONTRIBUTING.md')) ?? [];
    const told = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = '']) => names.split(', '));
    // Types come with their library, and vite's half of React with vite.
    const needTelling = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !/^@types\/|^@vitejs\/|^electron$/.test(name),
    );
    const short = (name: string) => name.replace(/^@(biomejs|playwright)\//, '').replace(/^test$/, 'playwright');
    expect(needTelling.filter((name) => !told.includes(name) && !told.includes(short(name)))).toEqual([]);
  });
});
