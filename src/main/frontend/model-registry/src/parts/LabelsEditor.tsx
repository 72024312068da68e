import {
  Button,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Label,
  LabelGroup,
  TextInput,
} from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons/dist/esm/icons/plus-circle-icon';
import { type FC, type FormEvent, useState } from 'react';
import { labelProblem, labelsOf, withLabels } from '../properties';
import type { CustomProperties } from '../types';

/** Labels that are taken away with a click and added with Enter. */
export const LabelsEditor: FC<{
  of: string;
  properties: CustomProperties | undefined;
  isSaving: boolean;
  isReadOnly?: boolean;
  onSave: (properties: CustomProperties) => Promise<boolean>;
}> = ({ of, properties, isSaving, isReadOnly, onSave }) => {
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState('');
  const labels = labelsOf(properties);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const text = (draft ?? '').trim();
    const found = labelProblem(text, properties);
    setProblem(found);
    if (found === '' && (await onSave(withLabels(properties, [...labels, text])))) {
      setDraft(undefined);
    }
  };
  return (
    <div className="mr-labels">
      {labels.length === 0 ? (
        <span className="mr-soft">None</span>
      ) : (
        <LabelGroup numLabels={10} aria-label={`Labels of ${of}`}>
          {labels.map((label) => (
            <Label
              key={label}
              variant="outline"
              closeBtnAriaLabel={`Remove label ${label}`}
              onClose={
                isReadOnly
                  ? undefined
                  : () =>
                      void onSave(
                        withLabels(
                          properties,
                          labels.filter((other) => other !== label),
                        ),
                      )
              }
            >
              {label}
            </Label>
          ))}
        </LabelGroup>
      )}
      {isReadOnly ? null : draft === undefined ? (
        <Button variant="link" size="sm" icon={<PlusCircleIcon />} onClick={() => setDraft('')}>
          Add label
        </Button>
      ) : (
        <form className="mr-edit" onSubmit={(event) => void add(event)}>
          <TextInput
            autoFocus
            aria-label="New label"
            value={draft}
            validated={problem ? 'error' : 'default'}
            aria-describedby="label-problem"
            onChange={(_event, text) => {
              setDraft(text);
              setProblem('');
            }}
            onKeyDown={(event) => event.key === 'Escape' && setDraft(undefined)}
          />
          <span className="mr-buttons">
            <Button type="submit" size="sm" isLoading={isSaving} isDisabled={isSaving}>
              Add
            </Button>
            <Button variant="link" size="sm" onClick={() => setDraft(undefined)}>
              Cancel
            </Button>
          </span>
          <FormHelperText id="label-problem">
            {problem ? (
              <HelperText isLiveRegion>
                <HelperTextItem variant="error">{problem}</HelperTextItem>
              </HelperText>
            ) : null}
          </FormHelperText>
        </form>
      )}
    </div>
  );
};
