import { Button, TextArea, TextInput } from '@patternfly/react-core';
import { PencilAltIcon } from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import { type FC, type FormEvent, useEffect, useRef, useState } from 'react';

/** A text that is edited where it is read. Escape gives up, and the focus goes back. */
export const EditableText: FC<{
  label: string;
  value: string;
  isLong?: boolean;
  isSaving: boolean;
  isReadOnly?: boolean;
  onSave: (text: string) => Promise<boolean>;
}> = ({ label, value, isLong, isSaving, isReadOnly, onSave }) => {
  const [draft, setDraft] = useState<string>();
  const pencil = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isEditing = draft !== undefined;
  const wasEditing = useRef(false);
  useEffect(() => {
    if (isEditing) {
      input.current?.focus();
    } else if (wasEditing.current && document.activeElement === document.body) {
      // Lost with the field it was in; whoever has gone on meanwhile keeps it.
      pencil.current?.focus();
    }
    wasEditing.current = isEditing;
  }, [isEditing]);

  if (draft === undefined) {
    return (
      <span className="mr-editable">
        <span className="mr-text">{value || <span className="mr-soft">None</span>}</span>
        {isReadOnly ? null : (
          <Button
            ref={pencil}
            variant="plain"
            size="sm"
            icon={<PencilAltIcon />}
            aria-label={`Edit ${label}`}
            onClick={() => setDraft(value)}
          />
        )}
      </span>
    );
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === value || (await onSave(draft.trim()))) {
      setDraft(undefined);
    }
  };
  const shared = {
    ref: input,
    value: draft,
    'aria-label': label,
    onChange: (_event: unknown, text: string) => setDraft(text),
  };
  return (
    <form
      className="mr-edit"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          setDraft(undefined);
        }
      }}
    >
      {isLong ? <TextArea {...shared} autoResize rows={3} /> : <TextInput {...shared} />}
      <span className="mr-buttons">
        <Button type="submit" size="sm" isLoading={isSaving} isDisabled={isSaving}>
          Save
        </Button>
        <Button variant="link" size="sm" onClick={() => setDraft(undefined)}>
          Cancel
        </Button>
      </span>
    </form>
  );
};
