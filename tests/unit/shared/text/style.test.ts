import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../../shared/languages.ts';
import type { Feature } from '../../../../shared/text/catalogue.ts';
import { loadTexts } from '../../../../shared/text/load-texts.ts';
import { formatDuration } from '../../../../shared/text/translator.ts';

/**
 * Holds the words of all languages to how we write, where a machine can tell. A message has a role, found by the last of
 * its keys, plurals without their form: `title` and all that end in `Title` are titles, `…Hint` hints, `…Missing` and
 * `…Lead` sentences, `submit` a button. What its key does not tell stands in `roleOfPlace` by its whole path; `*` there is any one key.
 * What neither tells has the role that its English ends as. What the terminal says is held to the words alone. Placeholders are compared in `languages.test.ts`.
 */
type Role = keyof typeof roles;

const features = readdirSync(path.resolve(import.meta.dirname, '../../../../shared/text/en'), {
  withFileTypes: true,
}).flatMap((one) => (one.isFile() ? [path.parse(one.name).name as Feature] : []));

/** Longest in English characters, and how it ends. */
const roles = {
  title: { longest: 40, ends: 'bare' },
  button: { longest: 24, ends: 'bare' },
  tile: { longest: 24, ends: 'bare' },
  label: { longest: 30, ends: 'bare' },
  header: { longest: 14, ends: 'bare' },
  phrase: { longest: 75, ends: 'bare' },
  hint: { longest: 90, ends: 'one sentence' },
  sentence: { longest: 200, ends: 'sentences' },
  /** What is said while something goes on. */
  running: { longest: 60, ends: 'dots' },
  /** Read out, not only shown. */
  announcement: { longest: 60, ends: 'any' },
  errorTitle: { longest: 45, ends: 'bare' },
  errorHappened: { longest: 90, ends: 'sentences' },
  errorNext: { longest: 90, ends: 'sentences' },
} as const;

const roleOfPlace: Readonly<Record<string, Role>> = {
  'errors.*.title': 'errorTitle',
  'errors.*.happened': 'errorHappened',
  'errors.*.next': 'errorNext',
  'errors.*.nextOn.*': 'errorNext',
  'provenEndings.*.title': 'errorTitle',
  'provenEndings.*.happened': 'errorHappened',
  'provenEndings.*.next': 'errorNext',
  'underWay.*': 'announcement',
  'closing.title': 'running',
  'choose.left.back': 'announcement',
  'kept.confirm': 'title',
  'success.unclaim.confirm': 'title',
  'app.openPage.*': 'button',
  'backTo.*': 'button',
  'app.step.*': 'label',
  'stages.*.name': 'label',
  'stages.*.now': 'announcement',
  'lights.*.looks': 'label',
  'lights.*.means': 'sentence',
  'lightGuide.lights.*.looks': 'label',
  'lightGuide.lights.*.means': 'sentence',
  'lightGuide.lights.*.advice': 'sentence',
  'lightGuide.colours.*': 'label',
  'lightGuide.patterns.*': 'label',
  'find.which.*': 'sentence',
  'lists.clearFilter': 'button',
  'devices.list.noMatch': 'sentence',
  'product.customers.noMatch': 'sentence',
  'variables.none': 'sentence',
  'lightGuide.slower': 'hint',
  'lightGuide.found': 'announcement',
  'start.setUp': 'tile',
  'start.product': 'tile',
  'start.devices': 'tile',
  'start.station': 'tile',
  'start.practise': 'button',
  'station.words.*': 'label',
  'station.counts.*': 'label',
  'station.choosePreset': 'button',
  'station.chooseList': 'button',
  'station.seen': 'button',
  'station.retry': 'button',
  'station.end': 'button',
  'station.stopAct': 'button',
  'station.keep': 'button',
  'station.sheet.open': 'button',
  'station.sheet.means.*': 'sentence',
  'station.saveCsv': 'button',
  'station.preset': 'label',
  'station.operator': 'label',
  'station.list': 'label',
  'station.device': 'header',
  'station.serial': 'header',
  'station.outcome': 'header',
  'station.next': 'header',
  'start.step.*': 'sentence',
  'product.home.setUp': 'tile',
  'product.home.import': 'tile',
  'product.home.customers': 'tile',
  'product.import.read': 'announcement',
  'variables.name': 'header',
  'variables.type': 'header',
  'variables.value': 'header',
  'product.customer.eventTime': 'header',
  'product.customer.eventName': 'header',
  'product.customer.eventData': 'header',
  'product.customer.eventDevice': 'header',
  'devices.act.names.*': 'button',
  'devices.act.sentences.*': 'sentence',
  'devices.act.whyNot.*': 'sentence',
  'devices.confirm.acts.*': 'button',
  'devices.work.hands': 'title',
  'devices.work.ends.*': 'title',
};

const buttons = new Set(
  `submit codeSubmit save copy copyId copyDetails copyToken stop again againAny another anotherSame anotherCustomer
  anotherWithoutOwner withOwner back cancel close confirm confirmDelete confirmUnclaim confirmCustomer decline reload look
  delete restart later forget signIn signOut signInProduct tryAgain checkAgain signInAgain rescan remove use useToken
  usePassword otherAccount leave dismiss openAgain quit selectAll selectNone goOn continue discard offer blink blinkStop
  joinYourself addAnother leaveOut toStart call watch stopWatching pause clear practise fillIn file signOutAgain lookUp
  read start claimThem go report keptPassword newPassword`.split(/\s+/),
);
const labels = new Set(
  `email password token code stay keepSecret cloudUrl clientId clientSecret photonPrefix joinBy adapter server channel
  deviceId security wepKey userName outerIdentity rootCertificate clientCertificate privateKey privateKeyPassphrase`.split(
    /\s+/,
  ),
);
const running = new Set(
  `submitting looking restarting collecting checking stopping loading reading calling connecting
  connectingUnnamed scanning working trying opening preparing adding`.split(/\s+/),
);

/** What a key's name says of its message, unless its place says it; else its end in English. */
function roleOf(place: string, english: string): Role | undefined {
  const keys = place.split('.');
  if (['commandLine', 'terminal', 'switches'].includes(keys[0] ?? '')) return undefined;
  const fits = (pattern: string) => {
    const parts = pattern.split('.');
    return parts.length === keys.length && parts.every((part, index) => part === '*' || part === keys[index]);
  };
  const exact = Object.keys(roleOfPlace).find(fits);
  if (exact !== undefined) return roleOfPlace[exact];
  const last = keys.at(-1) ?? '';
  if (/^title|Title$/.test(last)) return 'title';
  if (/[hH]int$/.test(last)) return 'hint';
  if (/^lead|Lead$|^missing$|Missing$|Means$/.test(last)) return 'sentence';
  if (running.has(last)) return 'running';
  if (buttons.has(last)) return 'button';
  if (labels.has(last)) return 'label';
  if (english.endsWith('…')) return 'running';
  return /[.:?]$/.test(english) ? 'sentence' : 'phrase';
}

type Words = readonly (readonly [RegExp, string])[];

/** Words that are not ours, and what stands in their place. Word by word, whatever the case unless it is the fault. */
const notOursInEnglish: Words = [
  // Tone.
  [/\b(please|oops|sorry)\b/i, 'no such word'],
  // Spelling.
  [/\bset-ups?\b/i, 'setup (noun), set up (verb)'],
  [/\b(to|will|can) setup\b/i, 'set up'],
  [/\b(ids?|Ids?)\b/, 'ID'],
  [/\be-mails?\b/i, 'email'],
  [/\b(wifi|WiFi|wi-fi|WIFI)\b/, 'Wi-Fi'],
  [/\b(Oauth|oauth)\b/, 'OAuth'],
  [/\b(usb|csv|led|ok|Ok)\b/, 'capitals'],
  [
    /\b(colou?r(?<=our)|colours|metres?|licen[c]es?|grey|cancell(ed|ing)|practis\w+|behaviour|favour\w*|centre)\b/i,
    'US',
  ],
  [
    /\b(two|three|four|five|six|seven|eight|nine|ten) (seconds?|minutes?|flashes|presses|times|networks|devices)\b/i,
    '2',
  ],
  [/\d(GHz|MB|kB|GB|dBm|ms)\b/, 'a space before the unit'],
  // Terms, as the table of our style guide has them.
  [/\bbring\w* (it|them|\w+ (device|Photon)s?) back\b/i, 'manage devices, reset for reuse'],
  [/\bbring\w* this computer back\b/i, 'reconnect'],
  [/\b(from its owner|gives? (it|them) up|nobody[’']s?)\b/i, 'unclaim, unclaimed, no one'],
  [/\b(somebody|whose it is)\b/i, 'someone, owner'],
  [/\b(makes? it mine|becomes? (yours|part of)|into (my|your|the) account|like new)\b/i, 'claim; reset for reuse'],
  [/\b(out of|into) (the|a|its) products?\b/i, 'remove from, add to'],
  [/\bshuts? (it|them|\w+) out\b|\bshut out\b/i, 'deny'],
  [/\bby force\b/i, 'automatic updates'],
  [/\bworks? with a product\b|\bYou are in\b/i, 'manage a product'],
  [/\bshort name\b|\bnumber of (the|a) product\b/i, 'product ID, product slug'],
  [/two-legged client|kind “Server”/, 'Two-Legged Auth (Server) OAuth client'],
  [/\bprograms?\b/i, 'Photon Setup, firmware, app'],
  [/\blights?\b/i, 'status LED, LED'],
  [/\bhears?\b|\bhearing\b|\bheard\b(?! from)/i, 'can see, found'],
  [/\blistening\b(?! mode)|\bwaits? to be set up\b/i, 'listening mode'],
  [/\b(network|Wi-Fi) of (the|a|your) Photon\b|\baccess points?\b/i, 'the Photon’s Wi-Fi'],
  [
    /\bown (network|Wi-Fi)\b|\bway home\b|\b(goes|go|going|comes) home\b|\bgiv\w+ (\w+ )*back\b/i,
    'your Wi-Fi, reconnect',
  ],
  [/\bhand(s|ed|ing)?[ -]over\b/i, 'send Wi-Fi details'],
  [/\b(hands?|yourself)\b/i, 'manually'],
  [/\bproofs?\b|\bproven\b|\bseen in the cloud\b/i, 'confirmed online'],
  [/\bgreet\w*\b/i, 'handshake'],
  [/\bmend\w*\b|\bwhole\b(?! number)|\bmakes? no sense\b/i, 'fix, complete, can’t be read'],
  [/\ba right\b|\brights\b|\bmay not\b/i, 'permission, isn’t allowed'],
  [/\bblanks?\b/i, 'space'],
  [/\bnot (told|known)\b/i, 'unknown'],
  [/\b(reads?|looks?) again\b|\blook now\b|\blooks? whether\b/i, 'refresh, check again, check now'],
  [/\bgo(es|ing)? on\b/i, 'continue, resume'],
  [/\bwho (looks after|runs) this\b/i, 'your administrator'],
  [/\bwithout a name\b/i, 'Unnamed'],
  [/\bnot online\b/i, 'offline'],
  [/\bblink it\b/i, 'signal'],
  [/\bpractice room\b/i, 'practice mode'],
  [/\bfinished ones\b|\btried out\b/i, 'stable, beta'],
  [/^blink$|\bstop blinking\b/i, 'signal'],
];

/** The same for every language: what was written before one word was chosen, and what a system alone says in its menus. */
const notOurs: Readonly<Record<Language, Words>> = {
  en: notOursInEnglish,
  de: [
    [/WLAN/, 'Wi-Fi'],
    [/von Hand/i, 'manuell'],
    [/flash/i, 'aufspielen'],
    [/\b(dieses|jedes|eines|des) Photons\b/i, 'Genitiv ohne s: des Photon'],
    [/Particle Cloud/, 'Particle-Cloud'],
    [/\bversagt/i, 'nicht bestanden'],
    [/\bist (es )?gut\b|\bgut war\b/i, 'bestanden'],
    [/\bRechte?\b/, 'Berechtigungen'],
  ],
  es: [
    [/ordenador|computadora/i, 'equipo'],
    [/\bla Wi-Fi\b/i, 'el Wi-Fi'],
    [/administrar/i, 'gestionar'],
    [/[«»]/, '“ ”'],
    [/instal\w+ (Tinker|(el )?firmware)/i, 'grabar'],
    [/\b(algunos|varios|más|los|sus) Photon\b(?! (de|en|con)\b)/i, 'Photons'],
    [/\ben medio\b/i, 'interfiere'],
  ],
  fr: [
    [/firmware/i, 'micrologiciel'],
    [/à la main/i, 'manuellement'],
    [/\b(plusieurs|certains|autres|les|des|vos) Photon\b/i, 'Photons'],
    [/\bdroits\b/i, 'autorisations'],
    [/\bjoindre\b/i, 'se connecter à'],
    [/ [:?»]|« /, 'un espace insécable'],
  ],
  ja: [
    [/: |[ぁ-龥}][:.]( |$)/, '：。'],
    [/[ぁ-龥] [\w{-]|[\w}] [ぁ-龥]/, '和欧間に空白なし'],
    [/任意/, '省略可'],
    [/〜/, '～'],
    [/デバイスの一覧/, 'デバイスリスト'],
    [/除外済み/, '取り分け済み'],
    [/(?<!の)他[のに]/, 'ほか'],
    [/フィルター/, '絞り込み'],
    [/普段の/, 'いつもの'],
    [/良品率/, '歩留まり'],
    [/ウインドウ/, 'ウィンドウ'],
  ],
  'zh-Hans': [
    [/: |[一-龥}][:.,]( |$)/, '：。，'],
    [/计算机|这台电脑/, '此电脑'],
    [/您/, '你'],
    [/流水线|生产线/, '产线'],
    [/云(?!端)/, '云端'],
    [/扫码枪/, '扫描枪'],
    [/常用网络/, '平时使用的网络'],
    [/slug/i, '短名称'],
    [/搁置/, '放到一边'],
    [/转给|移交/, '转移'],
  ],
};

/** Other than in English, and as long as it may then be. */
const growth = 1.4;

const isPlace = (place: string, pattern: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(place);

/** A name takes the place of eight characters, a number of two; what is wide takes that of two. */
function lengthOf(message: string): number {
  const filled = message.replace(/\{\{[^}]*\}\}/g, (placeholder) =>
    /number\}\}$/.test(placeholder) ? '12' : 'HomeNet1',
  );
  return [...filled].reduce((length, letter) => length + (/[\u3000-\u9fff\uff00-\uffef]/.test(letter) ? 2 : 1), 0);
}

const ends = {
  any: () => true,
  bare: (message: string) => !/[.。…]$/.test(message),
  dots: (message: string) => message.endsWith('…'),
  sentences: (message: string) => /[.?:。？：]$/.test(message),
  'one sentence': (message: string) => /[.。]$/.test(message) && !/[.?] \p{Lu}|[。？]./u.test(message),
} as const;

/** Places where such a word is right, and why. */
const allowed: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { 'preferences.look.light': 'the look of the window, not the LED' },
  de: {
    'hands.*.*': 'a menu of the system, as it calls it',
    'errors.wifi-radio-off.nextOn.*': 'a switch of the system, as it calls it',
    'errors.wifi-service-not-running.nextOn.*': 'a service of the system, as it calls it',
  },
  es: {},
  fr: {},
  ja: {},
  'zh-Hans': {},
};

/** What of a message is not our word, with ours. */
function foreignWordsOf(message: string, language: Language): readonly string[] {
  const plain = message.replace(/\{\{[^}]*\}\}/g, '{{}}');
  return notOurs[language].flatMap(([wrong, ours]) => {
    const found = wrong.exec(plain)?.[0];
    return found === undefined ? [] : [`says “${found}”, not “${ours}”`];
  });
}

/** `english`: the same message there, which a place that tells no role has it from. */
function faultsOf(place: string, message: string, language: Language, english = message): readonly string[] {
  const faults: string[] = [];
  const plain = message.replace(/\{\{[^}]*\}\}/g, '{{}}');
  if (/["']/.test(plain)) faults.push('has straight quotes');
  if (/[;!；！]/.test(plain)) faults.push('has a semicolon or an exclamation mark');
  if (/\.\.\.|\s…/.test(plain)) faults.push('writes … otherwise');
  if (/^\s|\s$| {2}/.test(message)) faults.push('has needless spaces');
  if (!Object.keys(allowed[language]).some((pattern) => isPlace(place, pattern))) {
    faults.push(...foreignWordsOf(message, language));
  }
  const role = roleOf(place, english);
  if (role === undefined) return faults;
  const { longest, ends: ending } = roles[role];
  const limit = language === 'en' ? longest : Math.ceil(longest * growth);
  const length = lengthOf(message);
  if (length > limit) faults.push(`has ${length} of ${limit} characters of ${role}`);
  if (!ends[ending](message)) faults.push(`ends unlike ${role}`);
  return faults;
}

type Messages = readonly (readonly [place: string, message: string])[];

function messagesOf(texts: object, before = ''): Messages {
  return Object.entries(texts).flatMap(([key, words]): Messages => {
    const place = before + key.replace(/_(zero|one|two|few|many|other)$/, '');
    return typeof words === 'string' ? [[place, words]] : messagesOf(words as object, `${before}${key}.`);
  });
}

const allMessagesOf = async (language: Language): Promise<Messages> =>
  (await Promise.all(features.map((feature) => loadTexts(language, feature)))).flatMap((texts) => messagesOf(texts));

describe.each(languages)('the words of %s', (language) => {
  it.each(features)('are as we write: %s', async (feature) => {
    const english = new Map(messagesOf(await loadTexts('en', feature)));
    const faults = messagesOf(await loadTexts(language, feature)).flatMap(([place, message]) =>
      faultsOf(place, message, language, english.get(place)).map((fault) => `${place} ${fault}: ${message}`),
    );
    expect(faults).toEqual([]);
  });
});

/** What the installers of Linux and macOS say in a language, message by message. */
function installersIn(language: Language): readonly string[] {
  const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../../../../build', file), 'utf8');
  const tag = language === 'zh-Hans' ? 'zh_CN' : language;
  const lang = language === 'en' ? '' : ` xml:lang="${tag.replace('_', '-')}"`;
  const found = [
    ...read('linux/photon-setup.metainfo.xml').matchAll(new RegExp(`<(?:p|summary)${lang}>([^<]+)<`, 'g')),
    ...read(`macos/${tag}.lproj/InfoPlist.strings`).matchAll(/ = "(.+)";/g),
    ...read('package/builder-config.mjs').matchAll(
      new RegExp(`(?<=^  ${tag}: \\{\n[^}]*) (?:comment|kind): '(.+)',$`, 'gm'),
    ),
  ];
  return found.map(([, message = '']) => message);
}

it.each(languages)('the installers say it in %s as the app does', (language) => {
  const messages = installersIn(language);
  // A summary, three paragraphs, three strings of macOS, and of all but English two for menus.
  expect(messages).toHaveLength(language === 'en' ? 7 : 9);
  expect(messages.flatMap((message) => foreignWordsOf(message, language))).toEqual([]);
});

/** What ends twice in a language whose short units end with a period, with each duration in its place. */
const endsTwice = (message: string, language: Language) =>
  [41_000, 1_800_000].some((ms) =>
    message.replace(/\{\{\w+, duration\}\}/g, () => formatDuration(ms, language)).includes('..'),
  );

it.each(languages)('no sentence of %s ends twice after a duration', async (language) => {
  const messages = await allMessagesOf(language);
  expect(messages.filter(([, message]) => message.includes(', duration}}'))).not.toEqual([]);
  expect(messages.filter(([, message]) => endsTwice(message, language))).toEqual([]);
});

/** After a whole number of millions, the noun has its “de”, also after digits; what is no noun has none. */
const afterMillions = {
  es: /\{\{count[^}]*\}\} (?!de |más\b|seleccionados\b)\p{L}+/u,
  fr: /\{\{count[^}]*\}\} (?!de |d’|sur |sélectionnés\b)\p{L}+/u,
} as const;

it.each(['es', 'fr'] as const)('millions of %s have their “de”', async (language) => {
  const texts = await Promise.all(features.map((feature) => loadTexts(language, feature)));
  const millions = [...JSON.stringify(texts).matchAll(/"(\w+_many)":"([^"]*)"/g)].map(([, , message = '']) => message);
  expect(millions.filter((message) => message.includes('{{count'))).not.toEqual([]);
  expect(millions.filter((message) => afterMillions[language].test(message))).toEqual([]);
});

/** English that is two things in another language, and why. */
const twoThings: Readonly<Record<string, string>> = {
  Failed: 'one that did, or how many',
  Passed: 'one that did, or how many',
  'Set aside': 'one that was, or how many',
};

/** The same English with different translations: one thing would have two names there. */
function differing(pairs: readonly (readonly [english: string, translation: string])[]): readonly string[] {
  const said = new Map<string, Set<string>>();
  for (const [english, translation] of pairs) {
    if (Object.hasOwn(twoThings, english)) continue;
    said.set(english, (said.get(english) ?? new Set()).add(translation));
  }
  return [...said].flatMap(([english, all]) => (all.size > 1 ? [`${english} = ${[...all].join(' | ')}`] : []));
}

/** Every message, in English and as the language says it. */
async function pairsOf(language: Language): Promise<readonly (readonly [english: string, translation: string])[]> {
  const pairs: (readonly [string, string])[] = [];
  for (const feature of features) {
    const own = new Map(messagesOf(await loadTexts(language, feature)));
    for (const [place, english] of messagesOf(await loadTexts('en', feature))) {
      const translation = own.get(place);
      if (translation !== undefined) pairs.push([english, translation]);
    }
  }
  return pairs;
}

it.each(languages.filter((language) => language !== 'en'))('one thing has one name in %s', async (language) => {
  expect(differing(await pairsOf(language))).toEqual([]);
});

/** Sentences of setting up that call it what Settings are called: one name would be two things there. */
function likeSettings(
  pairs: readonly (readonly [english: string, translation: string])[],
  settings: string,
): readonly string[] {
  const isOfSetUp = (english: string) =>
    /\b(set|sets|setting)\b.{0,12} up\b|(?<!Photon )\bsetups?\b/i.test(english) && !/\bsettings\b/i.test(english);
  return pairs
    .filter(
      ([english, translation]) => isOfSetUp(english) && translation.toLowerCase().includes(settings.toLowerCase()),
    )
    .map(([english, translation]) => `${english} = ${translation}`);
}

it.each(languages)('Settings and a setup have names of their own in %s', async (language) => {
  const { app } = (await loadTexts(language, 'frame')) as { app: { settings: string } };
  expect(likeSettings(await pairsOf(language), app.settings)).toEqual([]);
});

it('what is not as we write is found', () => {
  expect(faultsOf('a.title', 'The Wi-Fi of the Photon.', 'en')).toEqual([
    'says “Wi-Fi of the Photon”, not “the Photon’s Wi-Fi”',
    'ends unlike title',
  ]);
  expect(faultsOf('a.submit', "Don't send the e-mail to everybody", 'en')).toEqual([
    'has straight quotes',
    'says “e-mail”, not “email”',
    'has 34 of 24 characters of button',
  ]);
  expect(faultsOf('a.pasteHint', 'One id a line; or a table. Then check it', 'en')).toEqual([
    'has a semicolon or an exclamation mark',
    'says “id”, not “ID”',
    'ends unlike hint',
  ]);
  expect(faultsOf('a.looking', 'Looking', 'en')).toEqual(['ends unlike running']);
  expect(faultsOf('a.empty', 'Das ist alles', 'de', 'That is all.')).toEqual(['ends unlike sentence']);
  expect(faultsOf('a.empty', 'Wird gelesen.', 'de', 'Reading…')).toEqual(['ends unlike running']);
  expect(faultsOf('a.empty', `${'lang '.repeat(21)}.`, 'de', 'Long')).toEqual([
    'has 106 of 105 characters of phrase',
    'ends unlike phrase',
  ]);
  expect(faultsOf('errors.cancelled.next', 'Anfangen!', 'de')).toEqual([
    'has a semicolon or an exclamation mark',
    'ends unlike errorNext',
  ]);
  expect(faultsOf('a.title', 'The Photon {{id}} in {{network, name}}', 'en')).toEqual([]);
  expect(
    differing([
      ['Back', 'Zurück'],
      ['Save', 'Sichern'],
      ['Back', 'Retour'],
    ]),
  ).toEqual(['Back = Zurück | Retour']);
  expect(
    likeSettings(
      [
        ['Set it up again.', '重新设置。'],
        ['Open Settings', '打开设置'],
      ],
      '设置',
    ),
  ).toEqual(['Set it up again. = 重新设置。']);
});

it('an exception is of a message there is', async () => {
  const messages = await allMessagesOf('en');
  const places = messages.map(([place]) => place);
  const words = new Set(messages.map(([, message]) => message));
  const unknown = Object.keys(roleOfPlace).filter((pattern) => !places.some((place) => isPlace(place, pattern)));
  expect(unknown).toEqual([]);
  expect(Object.keys(twoThings).filter((english) => !words.has(english))).toEqual([]);
});

it.each(languages)('an exception of %s is of a message that needs it', async (language) => {
  const messages = await allMessagesOf(language);
  const needless = Object.keys(allowed[language]).filter(
    (pattern) =>
      !messages.some(([place, message]) => isPlace(place, pattern) && foreignWordsOf(message, language).length > 0),
  );
  expect(needless).toEqual([]);
});
