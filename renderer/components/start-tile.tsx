import { useId } from 'react';
import { Icon } from './icons.tsx';

interface StartTileProps {
  readonly kind: 'primary' | 'plain' | 'quiet';
  readonly title: string;
  readonly lead: string;
  readonly disabled?: boolean;
  readonly onOpen: () => void;
}

/** A way to go on: a title, and a sentence on what is behind it. */
export function StartTile({ kind, title, lead, disabled = false, onOpen }: StartTileProps) {
  const id = useId();
  return (
    <div className={`tile ${kind}`}>
      <div className="tile-words">
        {/* The button reaches over the whole tile, and its name is its title alone. */}
        <button
          type="button"
          className="tile-title"
          aria-describedby={id}
          // One that is disabled would drop the focus.
          aria-disabled={disabled}
          onClick={() => disabled || onOpen()}
        >
          {title}
        </button>
        <p id={id} className="tile-lead">
          {lead}
        </p>
      </div>
      <Icon name="forward" size={24} />
    </div>
  );
}
