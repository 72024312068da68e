import type { ModuleProps } from '@atrium/shared';
import type { FC } from 'react';
import { ModelsPage } from '../pages/ModelsPage';
import { Frame } from './Frame';

/** The list alone, for a page that brings everything else itself. */
const ModelList: FC<ModuleProps> = (props) => (
  <Frame {...props}>
    <ModelsPage />
  </Frame>
);

export default ModelList;
