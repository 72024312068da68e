import { propertiesOf, textOf } from './properties';
import type { ModelArtifact, ModelVersion } from './types';

export const mostCompared = 4;

/** One line of a comparison: the same thing of each version, and whether it is the same. */
export type Line = { name: string; values: string[]; isDifferent: boolean; best?: number };

export type Compared = { version: ModelVersion; artifacts: ModelArtifact[] };

const line = (name: string, values: string[]): Line => ({
  name,
  values,
  isDifferent: new Set(values).size > 1,
});

/** What versions were asked for; the address may say anything. */
export const versionIdsIn = (text: string | null): string[] =>
  [...new Set((text ?? '').split(',').filter((id) => /^\d{1,19}$/.test(id)))].slice(
    0,
    mostCompared,
  );

export const factLines = (compared: Compared[]): Line[] => [
  line(
    'Description',
    compared.map(({ version }) => version.description ?? ''),
  ),
  line(
    'Author',
    compared.map(({ version }) => version.author ?? ''),
  ),
  line(
    'State',
    compared.map(({ version }) => (version.state === 'ARCHIVED' ? 'Archived' : 'Active')),
  ),
  line(
    'Location',
    compared.map(({ artifacts }) => artifacts.map(({ uri }) => uri ?? '').join('\n')),
  ),
  line(
    'Format',
    compared.map(({ artifacts }) =>
      artifacts
        .map(({ modelFormatName, modelFormatVersion }) =>
          [modelFormatName, modelFormatVersion].filter(Boolean).join(' '),
        )
        .join('\n'),
    ),
  ),
];

/** A line for each property that any of the versions has, labels included. */
export function propertyLines(compared: Compared[]): Line[] {
  const names = new Set(
    compared.flatMap(({ version }) => Object.keys(version.customProperties ?? {})),
  );
  return [...names]
    .sort((one, two) => one.localeCompare(two))
    .map((name) =>
      line(
        name,
        compared.map(({ version }) => {
          const value = version.customProperties?.[name];
          if (!value) {
            return '';
          }
          return propertiesOf({ [name]: value }).length === 0 ? 'label' : textOf(value);
        }),
      ),
    );
}
