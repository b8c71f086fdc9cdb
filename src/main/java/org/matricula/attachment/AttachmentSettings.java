package org.matricula.attachment;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param dataDir the folder below which the files lie
@ConfigurationProperties("matricula")
record AttachmentSettings(Path dataDir) {}
