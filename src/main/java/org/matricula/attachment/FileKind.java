package org.matricula.attachment;

import java.util.List;

/// What a file of one declared kind has to be.
record FileKind(
        String key,
        List<String> mediaTypes,
        long mostBytes,
        long mostPixels,
        int leastWidth,
        int leastHeight) {}
