package org.matricula.enrolment.photo;

import jakarta.servlet.http.HttpServletResponse;

/// The pages on which a photo is taken may ask for the computer's camera; no other page may.
public final class OwnCamera {

    private OwnCamera() {}

    public static void allow(HttpServletResponse response) {
        response.setHeader(
                "Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=()");
    }
}
