import type { ModuleProps } from '@atrium/shared';
import type { FC } from 'react';
import RegisterPage from '../pages/RegisterPage';
import { Frame } from './Frame';

/** The form alone. */
const ModelCreator: FC<ModuleProps> = (props) => (
  <Frame {...props}>
    <RegisterPage />
  </Frame>
);

export default ModelCreator;
