import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { FC } from 'react';
import type { Editable } from '../types';
import type { Save } from '../useSave';
import { Time } from './Time';

/** Lets somebody decide what happens to an edit that somebody else has overtaken. */
export const ConflictDialog: FC<{ conflict: NonNullable<Save<Editable>['conflict']> }> = ({
  conflict: { error, overwrite, discard },
}) => (
  <Modal variant="small" isOpen onClose={discard} aria-labelledby="conflict-title">
    <ModalHeader
      title="Somebody else was faster"
      labelId="conflict-title"
      titleIconVariant="warning"
    />
    <ModalBody>
      {error.message} That was <Time at={error.current.lastUpdateTimeSinceEpoch} />. Look at what is
      there now and edit again, or save yours: the fields you changed then win, all others stay as
      they are now.
    </ModalBody>
    <ModalFooter>
      <Button onClick={discard}>Show what is there now</Button>
      <Button variant="secondary" onClick={overwrite}>
        Save mine
      </Button>
    </ModalFooter>
  </Modal>
);
