import { useState } from 'react';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { useWindow } from '../state/window-context.ts';
import { ImportForm } from './import-form.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';

/** A list of device ids on its way into the product. What is under way lives in the main process and outlives a reload. */
export function ImportScreen({ product }: { readonly product: OpenProduct }) {
  const importing = useWindow((state) => state.snapshot?.importing);
  // Kept here, so that a list which was stopped half way can be run again without pasting it anew.
  const [pasted, setPasted] = useState('');
  if (importing === undefined) return <ImportForm product={product} pasted={pasted} onPaste={setPasted} />;
  if (importing.status === 'choosing' && importing.preview !== undefined)
    return <ImportPreview product={product} preview={importing.preview} />;
  if (importing.status === 'reading' || importing.status === 'sending') return <ImportProgress importing={importing} />;
  return <ImportReport importing={importing} onDone={() => setPasted('')} />;
}
