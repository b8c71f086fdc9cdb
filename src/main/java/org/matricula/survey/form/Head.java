package org.matricula.survey.form;

/// What a questionnaire is besides its questions, as it was filled in.
///
/// @param asked `students` or `guardians`
public record Head(
        String title, String intro, String theme, boolean anonymous, String asked, boolean paged) {}
