package org.matricula.archive.packet;

import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param dataDir the folder below which packages lie
@ConfigurationProperties("matricula")
record PacketSettings(Path dataDir) {

    Path file(UUID packet) {
        return dataDir.resolve("archive-packages").resolve(packet + ".zip").toAbsolutePath();
    }
}
