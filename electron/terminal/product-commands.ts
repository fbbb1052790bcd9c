import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import type { ImportState, ListPreview } from '../../shared/device-import.ts';
import { errorRows } from '../../shared/error-table.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import { readPages } from '../../shared/read-pages.ts';
import { systemClock } from '../ground/system-clock.ts';
import { importDevices } from '../products/import-devices.ts';
import { type CloudOptions, cloudOptions, openCloud } from './cloud-options.ts';
import type { CommandFace } from './command-face.ts';
import { sayTo, translatorFor } from './error-words.ts';
import { incomplete } from './incomplete.ts';

/** `product show|import|customers`. */
export function addProductCommands(program: Command, face: CommandFace): void {
  const { terminal, line, refuse, end, print, words } = face;
  const { t } = words.person.translator;
  const product = program.command('product').description(t('commandLine.product.is'));

  cloudOptions(product.command('show').description(t('commandLine.product.show')), t)
    .option('--json', t('commandLine.jsonObject'))
    .action(async (options: CloudOptions) => {
      const opened = await openProduct(options);
      if (opened === undefined) return;
      const { id, slug, name } = opened.product;
      line(
        options.json ? JSON.stringify({ id, slug, name }) : `${plainText(name, 64)} (${id}, ${plainText(slug, 64)})`,
      );
    });

  cloudOptions(product.command('customers').description(t('commandLine.product.customers')), t)
    .option('--json', t('commandLine.jsonLines'))
    .action(async (options: CloudOptions) => {
      const opened = await openProduct(options);
      if (opened === undefined) return;
      const list = await readPages(
        (request) => opened.listCustomers(request, terminal.signal),
        { keyOf: (email) => email },
        terminal.signal,
      );
      if (!list.ok) return refuse(list.error, options.json);
      for (const customer of list.value.keys())
        line(options.json ? JSON.stringify({ customer }) : plainText(customer, 320));
      if (list.lack !== undefined) refuse(incomplete(list.lack, translatorFor(words, options.json)), options.json);
    });

  cloudOptions(
    product
      .command('import')
      .description(t('commandLine.product.import'))
      .argument('<file>', t('commandLine.product.file')),
    t,
  )
    .option('--column <column>', t('commandLine.product.column'))
    .option('--json', t('commandLine.jsonStates'))
    .action(async (file: string, options: CloudOptions & { readonly column?: string }) => {
      const opened = await openProduct(options);
      if (opened === undefined) return;
      const bytes = file === '-' ? terminal.process.stdin : createReadStream(file);
      const { state, ledger, preview } = await importDevices(
        { product: opened, clock: systemClock },
        { from: 'file', bytes },
        (now) => options.json && line(JSON.stringify(now)),
        terminal.signal,
        options.column === undefined ? undefined : { columnNamed: options.column },
      );
      if (preview !== undefined) for (const shown of previewLines(preview, options.json)) line(shown);
      if (!options.json && preview === undefined) {
        for (const [what, counted] of Object.entries(state.counts)) line(`${what}: ${counted}`);
        for (const { id, result } of ledger.entries()) {
          if (result !== 'added' && result !== 'already-there') line(`${id} ${result}`);
        }
        for (const bad of ledger.unreadable()) line(print.plainBadId(bad));
      }
      const code = codeOf(state);
      if (state.error !== undefined) refuse(state.error, options.json);
      else if (code !== undefined) end(errorRows[code].exit);
    });

  async function openProduct(options: CloudOptions) {
    const opened = await openCloud(
      { ...options, product: options.product ?? '' },
      false,
      terminal,
      sayTo(words, options.json),
    );
    if (opened.ok) return opened.value.product;
    refuse(opened.error, options.json);
    return undefined;
  }
}

/** The first rows of a list with a number over each column, to choose from. */
function previewLines({ rows, columns }: ListPreview, json: true | undefined): readonly string[] {
  if (json) return [JSON.stringify({ preview: rows })];
  const numbers = Array.from({ length: columns }, (_, column) => `[${column + 1}]`);
  return [numbers, ...rows.map((cells) => cells.map(({ text }) => text))].map((cells) => cells.join(' | '));
}

/** Zero only when every id of the list is in the product now. */
function codeOf({ status, counts }: ImportState): ErrorCode | undefined {
  if (status === 'cancelled') return 'cancelled';
  if (counts.ownedByOthers > 0) return 'device-owned-outside-team';
  if (counts.unknown > 0) return 'device-unknown-to-product';
  return counts.unreadable > 0 ? 'invalid-input' : undefined;
}
