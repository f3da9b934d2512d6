import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Choice, usePaletteChoices } from './palette-choices.ts';
import { useText } from './text.ts';

/**
 * Search and command palette: records by any spelling, pages and commands by name. Part of the first load, so that the
 * letters typed right after `/` are not lost.
 */
export function Palette({ close }: { close: () => void }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { choices, searching, failed } = usePaletteChoices(text);
  const current = choices[Math.min(at, choices.length - 1)];

  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (current) document.getElementById(`${listId}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, listId]);

  const go = (choice: Choice): void => {
    close();
    void navigate(choice.to);
  };
  const press = (event: KeyboardEvent): void => {
    // A Chinese input method uses Enter and the arrows itself.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % Math.max(choices.length, 1));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      go(current);
    }
  };

  return (
    <dialog
      ref={dialog}
      className="k-palette"
      aria-label={t('shell.search.title')}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
      onKeyDown={press}
    >
      <input
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${current.key}`}
        aria-label={t('shell.search.title')}
        placeholder={t('shell.search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that opens to be typed into
        autoFocus
      />
      <ul id={listId} role="listbox" aria-label={t('shell.search.results')}>
        {choices.map((choice, index) => (
          <li
            key={choice.key}
            id={`${listId}-${choice.key}`}
            role="option"
            aria-selected={choice === current}
            onMouseMove={() => setAt(index)}
            onClick={() => go(choice)}
            onKeyDown={press}
          >
            <span>{choice.name}</span>
            <small>{choice.detail}</small>
          </li>
        ))}
      </ul>
      <p className="k-palette-foot" role="status">
        {failed
          ? t('shell.search.failed')
          : searching
            ? t('shell.search.searching')
            : choices.length === 0
              ? t('shell.search.none')
              : t('shell.search.keys')}
      </p>
    </dialog>
  );
}
