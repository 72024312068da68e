import {
  Button,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextInput,
} from '@patternfly/react-core';
import { MinusCircleIcon } from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon';
import { PencilAltIcon } from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import { PlusCircleIcon } from '@patternfly/react-icons/dist/esm/icons/plus-circle-icon';
import { type FC, type FormEvent, useRef, useState } from 'react';
import {
  draftsOf,
  labelsOf,
  type PropertyDraft,
  type PropertyKind,
  problemsIn,
  propertiesOf,
  propertyKinds,
  textOf,
  withDrafts,
} from '../properties';
import type { CustomProperties } from '../types';

type Props = {
  of: string;
  properties: CustomProperties | undefined;
  isSaving: boolean;
  isReadOnly?: boolean;
  onSave: (properties: CustomProperties) => Promise<boolean>;
};

/** The properties as a table, and the same table to edit them all and save once. */
export const PropertiesEditor: FC<Props> = ({ of, properties, isSaving, isReadOnly, onSave }) => {
  const [drafts, setDrafts] = useState<PropertyDraft[]>();
  if (drafts) {
    return (
      <Editing
        of={of}
        properties={properties}
        drafts={drafts}
        isSaving={isSaving}
        onChange={setDrafts}
        onCancel={() => setDrafts(undefined)}
        onSave={async () => {
          if (await onSave(withDrafts(properties, drafts))) {
            setDrafts(undefined);
          }
        }}
      />
    );
  }
  const shown = propertiesOf(properties);
  return (
    <>
      {shown.length === 0 ? (
        <p className="mr-soft">No properties yet.</p>
      ) : (
        <table className="mr-grid">
          <caption className="pf-v6-screen-reader">Properties of {of}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{textOf(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isReadOnly ? null : (
        <Button
          variant="link"
          isInline
          className="mr-above"
          icon={<PencilAltIcon />}
          onClick={() =>
            setDrafts(
              shown.length === 0
                ? [{ id: 0, name: '', kind: 'text', value: '' }]
                : draftsOf(properties),
            )
          }
        >
          Edit properties
        </Button>
      )}
    </>
  );
};

const Editing: FC<{
  of: string;
  properties: CustomProperties | undefined;
  drafts: PropertyDraft[];
  isSaving: boolean;
  onChange: (drafts: PropertyDraft[]) => void;
  onCancel: () => void;
  onSave: () => Promise<void>;
}> = ({ of, properties, drafts, isSaving, onChange, onCancel, onSave }) => {
  const nextId = useRef(drafts.length + 1);
  const [hasTried, setTried] = useState(false);
  const problems = problemsIn(drafts, labelsOf(properties));
  const change = (id: number, part: Partial<PropertyDraft>) =>
    onChange(drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.size === 0) {
      void onSave();
    }
  };
  return (
    <form onSubmit={submit} aria-label={`Properties of ${of}`} className="mr-properties">
      {drafts.map((draft) => (
        <DraftRow
          key={draft.id}
          draft={draft}
          problem={hasTried ? problems.get(draft.id) : undefined}
          onChange={(part) => change(draft.id, part)}
          onRemove={() => onChange(drafts.filter(({ id }) => id !== draft.id))}
        />
      ))}
      <Button
        variant="link"
        icon={<PlusCircleIcon />}
        onClick={() => {
          nextId.current += 1;
          onChange([...drafts, { id: nextId.current, name: '', kind: 'text', value: '' }]);
        }}
      >
        Add property
      </Button>
      <span className="mr-buttons">
        <Button type="submit" isLoading={isSaving} isDisabled={isSaving}>
          Save properties
        </Button>
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
};

const DraftRow: FC<{
  draft: PropertyDraft;
  problem: string | undefined;
  onChange: (part: Partial<PropertyDraft>) => void;
  onRemove: () => void;
}> = ({ draft, problem, onChange, onRemove }) => {
  const name = draft.name || 'new property';
  const problemId = `property-problem-${draft.id}`;
  return (
    <div className="mr-draft">
      <TextInput
        aria-label="Name"
        placeholder="Name"
        value={draft.name}
        validated={problem ? 'error' : 'default'}
        aria-describedby={problem ? problemId : undefined}
        onChange={(_event, text) => onChange({ name: text })}
      />
      <FormSelect
        aria-label={`Type of ${name}`}
        value={draft.kind}
        onChange={(_event, kind) => onChange({ kind: kind as PropertyKind })}
      >
        {propertyKinds.map((kind) => (
          <FormSelectOption key={kind} value={kind} label={kind} />
        ))}
      </FormSelect>
      {draft.kind === 'yes or no' ? (
        <FormSelect
          aria-label={`Value of ${name}`}
          value={draft.value}
          onChange={(_event, value) => onChange({ value })}
        >
          <FormSelectOption value="" label="Choose" isDisabled />
          <FormSelectOption value="yes" label="yes" />
          <FormSelectOption value="no" label="no" />
        </FormSelect>
      ) : (
        <TextInput
          aria-label={`Value of ${name}`}
          placeholder="Value"
          value={draft.value}
          inputMode={draft.kind === 'text' ? 'text' : 'decimal'}
          onChange={(_event, value) => onChange({ value })}
        />
      )}
      <Button
        variant="plain"
        icon={<MinusCircleIcon />}
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      />
      {problem ? (
        <HelperText id={problemId} className="mr-draft-problem" isLiveRegion>
          <HelperTextItem variant="error">{problem}</HelperTextItem>
        </HelperText>
      ) : null}
    </div>
  );
};
