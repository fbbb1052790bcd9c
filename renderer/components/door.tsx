import { useId } from 'react';
import { Icon } from './icons.tsx';

interface DoorProps {
  readonly kind: 'primary' | 'plain' | 'quiet';
  readonly title: string;
  readonly lead: string;
  readonly disabled?: boolean;
  readonly onOpen: () => void;
}

/** A way to go on: a title, and a sentence on what is behind it. */
export function Door({ kind, title, lead, disabled = false, onOpen }: DoorProps) {
  const id = useId();
  return (
    <div className={`door ${kind}`}>
      <div className="door-words">
        {/* The button reaches over the whole door, and its name is its title alone. */}
        <button type="button" className="door-title" aria-describedby={id} disabled={disabled} onClick={onOpen}>
          {title}
        </button>
        <p id={id} className="door-lead">
          {lead}
        </p>
      </div>
      <Icon name="forward" size={24} />
    </div>
  );
}
