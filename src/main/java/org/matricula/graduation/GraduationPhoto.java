package org.matricula.graduation;

import java.util.UUID;

/// 毕业图像, as the graduate confirmed it.
///
/// @param file a stored file of the kind `photo`
public record GraduationPhoto(UUID enrolment, UUID file) {}
