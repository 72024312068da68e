import type { FC, ReactNode } from 'react';

export type Fact = { term: string; value: ReactNode };

export const Facts: FC<{ facts: Fact[] }> = ({ facts }) => (
  <dl className="mr-facts">
    {facts.map(({ term, value }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
