import { Label, LabelGroup } from '@patternfly/react-core';
import type { FC } from 'react';

export const Labels: FC<{ labels: string[]; of: string }> = ({ labels, of }) =>
  labels.length === 0 ? (
    <span className="mr-soft">–</span>
  ) : (
    <LabelGroup numLabels={3} aria-label={`Labels of ${of}`}>
      {labels.map((label) => (
        <Label key={label} isCompact variant="outline">
          {label}
        </Label>
      ))}
    </LabelGroup>
  );
