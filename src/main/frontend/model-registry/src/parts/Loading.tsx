import { PageSection, Skeleton } from '@patternfly/react-core';
import type { FC } from 'react';

/** As tall as what comes, so that nothing jumps when it is there. */
export const Loading: FC<{ text: string }> = ({ text }) => (
  <PageSection isFilled role="status" aria-busy>
    <Skeleton width="40%" height="2.2rem" screenreaderText={text} />
    <br />
    <Skeleton height="24rem" />
  </PageSection>
);
