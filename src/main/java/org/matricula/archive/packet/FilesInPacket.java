package org.matricula.archive.packet;

import java.time.Instant;
import java.util.List;
import org.matricula.attachment.StoredFile;
import tools.jackson.databind.json.JsonMapper;

/// The description of the files of a package.
///
/// @param missing what belonged into it and was lost or damaged when it was made
record FilesInPacket(List<Line> files, List<String> missing) {

    /// Where it lies in the package.
    static final String PATH = "metadata/files.json";

    record Line(
            String path,
            String volume,
            String kind,
            String name,
            String mediaType,
            long size,
            String sha256,
            Instant takenInAt) {

        static Line of(Bag.Written it, StoredFile file, String volume) {
            return new Line(
                    it.path(),
                    volume,
                    file.kind(),
                    file.name(),
                    file.mediaType(),
                    it.size(),
                    it.sha256(),
                    file.uploadedAt());
        }
    }

    static String json(List<Line> files, List<String> missing) {
        return JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new FilesInPacket(files, missing))
                + "\n";
    }
}
