import type { OpenProduct } from '../../shared/ipc/product.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { ImportForm } from './import-form.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';

/** A list of device ids on its way into the product. What is under way lives in the main process and outlives a reload. */
export function ImportScreen({ product }: { readonly product: OpenProduct }) {
  const importing = useWindow((state) => state.snapshot?.importing);
  const intents = useIntents();
  // A list that was stopped half way, or by a sign-in in between, is run again without pasting it anew.
  const pasted = useWindow((state) => state.pastedDraft);
  const paste = (pastedDraft: string) => intents.draft({ pastedDraft });
  if (importing === undefined) return <ImportForm product={product} pasted={pasted} onPaste={paste} />;
  if (importing.status === 'choosing' && importing.preview !== undefined)
    return <ImportPreview product={product} preview={importing.preview} />;
  if (importing.status === 'reading' || importing.status === 'sending') return <ImportProgress importing={importing} />;
  return <ImportReport importing={importing} onDone={() => paste('')} />;
}
