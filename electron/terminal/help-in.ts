import type { Argument, HelpConfiguration, Option } from 'commander';
import type { i18n } from 'i18next';
import { listOf } from '../../shared/text/translator.ts';

/** What commander writes of itself into a help, in the language of the rest (commander 14, lib/help.js). */
export function helpIn({ t, language }: i18n): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('commandLine.help.usage'),
    'Arguments:': t('commandLine.help.arguments'),
    'Options:': t('commandLine.help.options'),
    'Commands:': t('commandLine.help.commands'),
  };
  const withExtras = ({ description, argChoices, defaultValue }: Option | Argument, shown: boolean) => {
    const quoted = (value: unknown) => JSON.stringify(value);
    const extras = [
      ...(argChoices === undefined ? [] : [t('commandLine.help.choices', { choices: argChoices.map(quoted) })]),
      ...(shown ? [t('commandLine.help.default', { value: quoted(defaultValue) })] : []),
    ];
    return extras.length === 0 ? description : `${description} (${listOf(extras, language)})`;
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    // What a switch is without being named goes without saying.
    optionDescription: (option) =>
      withExtras(option, option.defaultValue !== undefined && (option.required || option.optional)),
    argumentDescription: (argument) => withExtras(argument, argument.defaultValue !== undefined),
  };
}
