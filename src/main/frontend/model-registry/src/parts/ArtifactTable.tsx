import { ClipboardCopy } from '@patternfly/react-core';
import type { FC } from 'react';
import type { ModelArtifact } from '../types';
import { Time } from './Time';

export const ArtifactTable: FC<{ of: string; artifacts: ModelArtifact[] }> = ({
  of,
  artifacts,
}) => (
  <table className="mr-grid mr-stacked">
    <caption className="pf-v6-screen-reader">Artifacts of {of}</caption>
    <thead>
      <tr>
        <th scope="col">Artifact</th>
        <th scope="col">Location</th>
        <th scope="col">Format</th>
        <th scope="col">Last modified</th>
      </tr>
    </thead>
    <tbody>
      {artifacts.map((artifact) => (
        <tr key={artifact.id}>
          <th scope="row">{artifact.name}</th>
          <td data-label="Location">
            {artifact.uri ? (
              <ClipboardCopy
                variant="inline-compact"
                isReadOnly
                hoverTip="Copy"
                clickTip="Copied"
                textAriaLabel={`Location of ${artifact.name}`}
              >
                {artifact.uri}
              </ClipboardCopy>
            ) : (
              '–'
            )}
          </td>
          <td data-label="Format">
            {[artifact.modelFormatName, artifact.modelFormatVersion].filter(Boolean).join(' ') ||
              '–'}
          </td>
          <td data-label="Last modified">
            <Time at={artifact.lastUpdateTimeSinceEpoch} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
