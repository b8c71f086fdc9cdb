package org.matricula.announcement;

import java.io.InputStream;

/// A file as its sender called it.
public record Upload(String name, InputStream content) {}
