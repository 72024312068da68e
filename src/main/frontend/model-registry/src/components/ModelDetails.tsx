import type { ModuleProps } from '@atrium/shared';
import type { FC } from 'react';
import ModelPage from '../pages/ModelPage';
import { Frame } from './Frame';

/** One model alone; without `modelId` the route's `:id` is taken. */
const ModelDetails: FC<ModuleProps & { modelId?: string }> = ({ modelId, ...props }) => (
  <Frame {...props}>
    <ModelPage modelId={modelId} />
  </Frame>
);

export default ModelDetails;
