package dev.atrium.bff;

import jakarta.ws.rs.ApplicationPath;

/**
 * The same routes under the prefix by which Kubeflow's page calls them. A second application and
 * not a rewritten path: requests keep the path that their client sent, so an answer can say where
 * something is; and the beans are the same.
 */
@ApplicationPath("/model-registry/api/v1")
public class PrefixedBffApplication extends BffApplication {}
