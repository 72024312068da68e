import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import type { FC } from 'react';

/** One text of a form, with what it is for or what is wrong with it. */
export const Field: FC<{
  name: string;
  label: string;
  value: string;
  help?: string;
  problem: string | undefined;
  isRequired?: boolean;
  isLong?: boolean;
  isDisabled?: boolean;
  onChange: (text: string) => void;
  onLeave: () => void;
}> = ({ name, label, value, help, problem, isRequired, isLong, isDisabled, onChange, onLeave }) => {
  const id = `field-${name}`;
  const hint = problem ?? help;
  const shared = {
    id,
    name,
    value,
    isRequired,
    validated: problem ? ('error' as const) : ('default' as const),
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onChange: (_event: unknown, text: string) => onChange(text),
    onBlur: onLeave,
  };
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      {isLong ? (
        <TextArea {...shared} disabled={isDisabled} autoResize rows={2} />
      ) : (
        <TextInput {...shared} isDisabled={isDisabled} />
      )}
      {hint ? (
        <FormHelperText>
          <HelperText id={`${id}-hint`} isLiveRegion={Boolean(problem)}>
            <HelperTextItem variant={problem ? 'error' : 'default'}>{hint}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      ) : null}
    </FormGroup>
  );
};
