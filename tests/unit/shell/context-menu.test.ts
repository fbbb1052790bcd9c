import { expect, it, vi } from 'vitest';
import { contextItems } from '../../../electron/shell/context-menu.ts';
import { createTranslator } from '../../../shared/text/translator.ts';

vi.mock('electron', () => ({ app: {}, Menu: {} }));

const can = (...able: readonly string[]) => ({
  canUndo: false,
  canRedo: false,
  canDelete: false,
  canEditRichly: false,
  canCut: able.includes('cut'),
  canCopy: able.includes('copy'),
  canPaste: able.includes('paste'),
  canSelectAll: able.includes('all'),
});

it('offers in a box what can be done there, and elsewhere to copy what is selected', async () => {
  const words = await createTranslator('en', ['shell', 'frame']);
  const offered = (clicked: Parameters<typeof contextItems>[0]) =>
    contextItems(clicked, words).flatMap((item) => ('label' in item && item.enabled ? [item.label] : []));
  const editFlags = can('cut', 'copy', 'paste', 'all');
  expect(offered({ isEditable: true, selectionText: 'x', editFlags })).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);
  // A password: Chromium lets nobody copy it.
  expect(offered({ isEditable: true, selectionText: '', editFlags: can('paste', 'all') })).toEqual([
    'Paste',
    'Select all',
  ]);
  expect(offered({ isEditable: false, selectionText: 'Photon-K4WQ', editFlags: can('copy') })).toEqual(['Copy']);
  expect(offered({ isEditable: false, selectionText: ' ', editFlags: can('copy') })).toEqual([]);
});
