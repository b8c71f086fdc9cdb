package org.matricula.announcement;

import java.util.UUID;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Component;

/// The attachments lie at their unit, which a parent does not reach: whoever may read the
/// announcement may read them.
@Component
class Attached {

    private final ReadAnnouncements read;
    private final Files files;

    Attached(ReadAnnouncements read, Files files) {
        this.read = read;
        this.files = files;
    }

    Content to(UUID announcement, UUID file) {
        if (read.files(announcement).stream().noneMatch(it -> it.file().equals(file))) {
            throw new Absent("file of announcement " + announcement);
        }
        return Acting.call(Actor.system("announcement"), () -> files.open(file));
    }
}
