import { type ReactNode, useEffect, useId, useRef } from 'react';

interface QuestionProps {
  readonly title: string;
  /** What would be lost, and what goes on; read out anew when it changes. */
  readonly children: ReactNode;
  readonly act: string;
  readonly onAct: () => void;
  /** What Enter and Escape do. */
  readonly stay: string;
  readonly onStay: () => void;
}

/** Asks before something that cannot be taken back. Without a decision everything stays as it is. */
export function Question({ title, children, act, onAct, stay, onStay }: QuestionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const stayButton = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const leftId = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    stayButton.current?.focus();
  }, []);
  // What `close` tells comes late: by then a person may have asked anew, and the answer would end that.
  const close = () => {
    dialog.current?.close();
    onStay();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      aria-describedby={leftId}
      onClose={onStay}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="stack">
        <h2 id={titleId}>{title}</h2>
        <div id={leftId} className="stack" aria-live="polite" aria-atomic="true">
          {children}
        </div>
        <div className="actions">
          <button type="button" className="secondary" onClick={onAct}>
            {act}
          </button>
          <button ref={stayButton} type="button" className="primary" onClick={close}>
            {stay}
          </button>
        </div>
      </div>
    </dialog>
  );
}
