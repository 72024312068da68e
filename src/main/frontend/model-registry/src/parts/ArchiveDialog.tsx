import { handleRestFailures, useNotify } from '@atrium/shared';
import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import type { FC } from 'react';
import { archiveModel, replaceVersion, saveChanges } from '../api';
import { useRest } from '../context';
import { useModelRegistryCache } from '../queries';
import { type Editable, isVersion } from '../types';

const modelIdOf = (entity: Editable): string =>
  isVersion(entity) ? entity.registeredModelId : entity.id;

/** Restores what is archived and says so. */
export const useRestore = () => {
  const options = useRest();
  const notify = useNotify();
  const { invalidateModel } = useModelRegistryCache();
  return useMutation({
    mutationFn: (entity: Editable) => saveChanges(entity, { state: 'LIVE' }, options, true),
    onSuccess: async (_saved, entity) => {
      notify('success', `${entity.name} restored`);
      await invalidateModel(modelIdOf(entity));
    },
    onError: (failure, entity) =>
      notify('danger', `${entity.name} was not restored`, {
        body: handleRestFailures(failure).message,
      }),
  });
};

/** Asks before it archives, and offers the way back afterwards. */
export const ArchiveDialog: FC<{
  entity: Editable;
  onClose: () => void;
  onArchived?: () => void;
}> = ({ entity, onClose, onArchived }) => {
  const options = useRest();
  const notify = useNotify();
  const restore = useRestore();
  const { invalidateModel } = useModelRegistryCache();
  const archive = useMutation({
    mutationFn: async () => {
      if (isVersion(entity)) {
        await replaceVersion({ ...entity, state: 'ARCHIVED' }, options);
      } else {
        await archiveModel(entity.id, options);
      }
    },
    onSuccess: async () => {
      notify('success', `${entity.name} archived`, {
        action: { label: 'Undo', onClick: () => restore.mutate(entity) },
      });
      onClose();
      onArchived?.();
      await invalidateModel(modelIdOf(entity));
    },
  });
  const noun = isVersion(entity) ? 'version' : 'model';
  return (
    <Modal variant="small" isOpen onClose={onClose} aria-labelledby="archive-title">
      <ModalHeader
        title={`Archive ${entity.name}?`}
        labelId="archive-title"
        titleIconVariant="warning"
      />
      <ModalBody>
        The {noun} disappears from the lists of what is in use. Nothing is deleted: it can be
        restored at any time, and its name stays taken.
        {archive.error ? (
          <Alert
            isInline
            variant="danger"
            className="mr-above"
            title={`The ${noun} was not archived`}
          >
            {handleRestFailures(archive.error).message}
          </Alert>
        ) : null}
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          isLoading={archive.isPending}
          isDisabled={archive.isPending}
          onClick={() => archive.mutate()}
        >
          Archive
        </Button>
        <Button variant="link" onClick={onClose}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
};
