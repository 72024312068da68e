import { restGET, useModularArchContext } from '@atrium/shared';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { FC } from 'react';

type Healthcheck = { system_info?: { version?: string } };

const modes = {
  standalone: 'Alone',
  federated: 'Part of a dashboard',
  kubeflow: 'Inside Kubeflow',
} as const;

/** What runs here, in the words somebody needs to report a problem. */
const About: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { config } = useModularArchContext();
  const version = useQuery({
    queryKey: ['version'],
    queryFn: ({ signal }) => restGET<Healthcheck>('healthcheck', {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const facts = [
    [
      'Version',
      version.isPending ? '…' : (version.data?.system_info?.version ?? 'The server does not say'),
    ],
    ['Runs', modes[config.mode]],
    ['Namespace', config.namespace],
    ['License', 'Apache 2.0'],
  ];
  return (
    <Modal variant="small" isOpen onClose={onClose} aria-labelledby="about-title">
      <ModalHeader title="About Atrium" labelId="about-title" />
      <ModalBody>
        <dl className="atrium-facts">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>Close</Button>
      </ModalFooter>
    </Modal>
  );
};

export default About;
