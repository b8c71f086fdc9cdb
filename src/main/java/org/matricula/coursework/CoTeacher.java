package org.matricula.coursework;

import java.util.UUID;

/// 合班教师: enters grades of a task beside its teacher.
public record CoTeacher(UUID account, String name) {}
