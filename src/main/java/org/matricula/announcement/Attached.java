package org.matricula.announcement;

import java.util.UUID;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Component;

/// The attachment lies at its unit, which a parent does not reach: whoever may read the
/// announcement may read it.
@Component
class Attached {

    private final ReadAnnouncements read;
    private final Files files;

    Attached(ReadAnnouncements read, Files files) {
        this.read = read;
        this.files = files;
    }

    Content to(UUID announcement) {
        var file = read.file(announcement);
        return Acting.call(Actor.system("announcement"), () -> files.open(file));
    }
}
